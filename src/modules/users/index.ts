export { displayName, Email, Locale, UserView } from './users.contract';
export { UsersModule } from './users.module';
export { emailHeld, emailTaken } from './users.problems';
export { UsersService } from './users.service';
