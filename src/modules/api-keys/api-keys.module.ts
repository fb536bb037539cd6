import { Module } from '@nestjs/common';
import { KeysModule } from './api-keys';
import { KeyLeaksModule } from './key-leaks';

/** API keys, and reports of leaked ones. */
@Module({ imports: [KeysModule, KeyLeaksModule], exports: [KeysModule] })
export class ApiKeysModule {}
