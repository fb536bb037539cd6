export { Seen } from './seen';
export { ADDS, ENDS, READS, SETTLES, Tool, Tools } from './tool';
