import { Module } from '@nestjs/common';
import { AssetsController } from './assets.controller';
import { ProblemsController } from './problems.controller';
import { ThemeController } from './theme.controller';

@Module({ controllers: [AssetsController, ProblemsController, ThemeController] })
export class ConsoleModule {}
