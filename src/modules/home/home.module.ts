import { Module } from '@nestjs/common';
import { ApiKeysModule } from '../api-keys';
import { MembersModule } from '../members';
import { WorkspacesModule } from '../workspaces';
import { HomePagesController } from './home.pages.controller';
import { HomeService } from './home.service';

@Module({
  imports: [WorkspacesModule, MembersModule, ApiKeysModule],
  controllers: [HomePagesController],
  providers: [HomeService],
})
export class HomeModule {}
