import { Module } from '@nestjs/common';
import { MeController } from './me.controller';
import { ProfileTools } from './me.tools';

@Module({ controllers: [MeController], providers: [ProfileTools] })
export class MeModule {}
