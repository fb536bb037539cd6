import { Get } from '@nestjs/common';
import type { VNode } from 'preact';
import { SignedIn, Who } from '../../access/doors';
import type { Principal } from '../../access/principal';
import { type Browser, Using } from '../../console/browser';
import { PageController } from '../../console/page-controller';
import { Frames } from '../workspaces';
import { HomePage } from './home.pages';
import { HomeService } from './home.service';

@PageController('w/:slug')
export class HomePagesController {
  constructor(
    private readonly home: HomeService,
    private readonly frames: Frames,
  ) {}

  @Get()
  @SignedIn({ by: ['session'] })
  async show(@Who() who: Principal, @Using() browser: Browser): Promise<VNode> {
    const steps = await this.home.firstSteps(who);
    return (
      <HomePage
        {...who.workspace}
        frame={await this.frames.of(who, browser)}
        steps={steps}
        role={who.role}
        hasKeys={await this.home.needsKeys(who)}
        isSample={await this.home.isSample(who)}
      />
    );
  }
}
