import { Injectable } from '@nestjs/common';
import { after, Clock } from '../../../kernel/clock/clock';
import type { Visit } from '../../../kernel/http/visit';
import { ScheduledTasks } from '../../../kernel/jobs/scheduled-tasks';
import { digestOf } from '../../../kernel/secret/secret';
import { BROWSER_SECONDS } from './browser-cookie';
import { KnownBrowsersRepository } from './known-browsers.repository';

/** Remembers the browsers in which a person has signed in. */
@Injectable()
export class KnownBrowsers {
  constructor(
    private readonly browsers: KnownBrowsersRepository,
    private readonly clock: Clock,
    scheduledTasks: ScheduledTasks,
  ) {
    const run = () => browsers.deleteOld(after(clock.now(), -BROWSER_SECONDS));
    scheduledTasks.add({ name: 'old known browsers', run });
  }

  /**
   * Records a sign-in that is about to start a session. Browsers are recognised by their cookie. API clients have none,
   * and neither do browsers from before the cookie existed: the same program on the same network is recognised too.
   * @param secret of the browser; undefined for an API client
   * @returns whether the person has signed in before, but not from here
   */
  async isNew(userId: string, visit: Visit, secret: string | undefined): Promise<boolean> {
    const secretHash = secret === undefined ? null : digestOf(secret);
    const earlier = await this.browsers.findEarlier(userId, visit, secretHash);
    if (secretHash) await this.browsers.put(userId, secretHash, this.clock.now());
    const isRecognised = earlier.isKnown || (earlier.hasSimilar && !(secretHash && earlier.hasBrowsers));
    return earlier.hasSessions && !isRecognised;
  }
}
