export { displayName, Email, UserView } from './users.contract';
export { UsersModule } from './users.module';
export { UsersService } from './users.service';
