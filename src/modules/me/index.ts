export { Me } from './me.contract';
export { MeModule } from './me.module';
export { meOf } from './me.rules';
