import { Injectable } from '@nestjs/common';
import { after, Clock } from '../../../kernel/clock/clock';
import type { Visit } from '../../../kernel/http/visit';
import { ScheduledTasks } from '../../../kernel/jobs/scheduled-tasks';
import { digestOf } from '../../../kernel/secret/secret';
import { BROWSER_SECONDS } from './browser-cookie';
import { KnownBrowsersRepository } from './known-browsers.repository';

/** Knows in which browsers a person has signed in. */
@Injectable()
export class KnownBrowsers {
  constructor(
    private readonly browsers: KnownBrowsersRepository,
    private readonly clock: Clock,
    scheduledTasks: ScheduledTasks,
  ) {
    const run = () => browsers.sweep(after(clock.now(), -BROWSER_SECONDS));
    scheduledTasks.add({ name: 'browsers not used for long', run });
  }

  /**
   * Notes a sign-in that is about to begin a session. A browser is known by its cookie. Programs have none, and people
   * who signed in before there was one neither: an earlier sign-in with the same program on the same network counts.
   * @param secret of the browser; undefined for a program
   * @returns whether the person has sessions and none of them is from here
   */
  async isNew(userId: string, visit: Visit, secret: string | undefined): Promise<boolean> {
    const secretHash = secret === undefined ? null : digestOf(secret);
    const earlier = await this.browsers.earlier(userId, visit, secretHash);
    if (secretHash) await this.browsers.note(userId, secretHash, this.clock.now());
    const isRecognised = earlier.isKnown || (earlier.hasSimilar && !(secretHash && earlier.hasBrowsers));
    return earlier.hasSessions && !isRecognised;
  }
}
