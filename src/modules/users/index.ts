export type { UserSchema } from './user.entity';
export { displayName, Email, Locale, UserView } from './users.contract';
export { UsersModule } from './users.module';
export { emailHeld, emailTaken } from './users.problems';
export type { ImportedUser } from './users.repository';
export { UsersService } from './users.service';
