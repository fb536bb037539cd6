import { Injectable } from '@nestjs/common';

/** The only source of the current time. Tests replace it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}

/** The instant some seconds after another. */
export const after = (instant: Date, seconds: number): Date => new Date(instant.getTime() + seconds * 1000);
