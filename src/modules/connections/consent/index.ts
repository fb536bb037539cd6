export { ConnectionFactory } from './connection-factory';
export { ConsentModule } from './consent.module';
