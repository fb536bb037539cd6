import { Module } from '@nestjs/common';
import { AssetsController } from './http/assets.controller';
import { Flash } from './http/flash';
import { SecurityTxtController } from './http/security-txt.controller';
import { ThemeController } from './http/theme.controller';
import { ProblemsController } from './pages/problems.page.controller';

@Module({
  controllers: [AssetsController, ProblemsController, SecurityTxtController, ThemeController],
  providers: [Flash],
  exports: [Flash],
})
export class ConsoleModule {}
