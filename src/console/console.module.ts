import { Module } from '@nestjs/common';
import { AssetsController } from './assets.controller';
import { Flash } from './flash';
import { ProblemsController } from './problems.controller';
import { SecurityTxtController } from './security-txt.controller';
import { ThemeController } from './theme.controller';

@Module({
  controllers: [AssetsController, ProblemsController, SecurityTxtController, ThemeController],
  providers: [Flash],
  exports: [Flash],
})
export class ConsoleModule {}
