export { KeyLeaksModule } from './key-leaks.module';
