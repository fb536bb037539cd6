export { ProfileModule } from './profile.module';
