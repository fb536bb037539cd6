export { ClockInput, ClockReply } from './clock.contract';
export { ClockModule } from './clock.module';
export { ClockService } from './clock.service';
