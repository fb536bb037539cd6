import { Module } from '@nestjs/common';
import { ApiKeysModule } from '../api-keys';
import { MembersModule } from '../members';
import { WorkspacesModule } from '../workspaces';
import { HomeService } from './home.service';
import { HomePagesController } from './pages/home.page.controller';

@Module({
  imports: [WorkspacesModule, MembersModule, ApiKeysModule],
  controllers: [HomePagesController],
  providers: [HomeService],
})
export class HomeModule {}
