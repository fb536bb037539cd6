import { Get } from '@nestjs/common';
import type { VNode } from 'preact';
import { CurrentCaller, SignedIn } from '../../../access/access-rules';
import type { Principal } from '../../../access/principal';
import { type Browser, Using } from '../../../console/http/browser';
import { PageController } from '../../../console/http/page-controller';
import { PageContexts } from '../../workspaces';
import { HomeService } from '../home.service';
import { HomePage } from './home.page';

@PageController('w/:slug')
export class HomePagesController {
  constructor(
    private readonly home: HomeService,
    private readonly pageContexts: PageContexts,
  ) {}

  @Get()
  @SignedIn({ by: ['session'] })
  async show(@CurrentCaller() caller: Principal, @Using() browser: Browser): Promise<VNode> {
    const steps = await this.home.firstSteps(caller);
    return (
      <HomePage
        {...caller.workspace}
        pageContext={await this.pageContexts.contextFor(caller, browser)}
        steps={steps}
        role={caller.role}
        hasKeys={await this.home.needsKeys(caller)}
        isSample={await this.home.isSample(caller)}
      />
    );
  }
}
