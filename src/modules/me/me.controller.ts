import { Get } from '@nestjs/common';
import { ApiController } from '../../access/api-controller';
import { SignedIn, Who } from '../../access/doors';
import type { Visitor } from '../../access/principal';
import { Answers } from '../../kernel/http/operation';
import { Me } from './me.contract';
import { meOf } from './me.rules';

@ApiController('me', 'Me')
export class MeController {
  @Get()
  @SignedIn({ seat: 'if-any' })
  @Answers({
    id: 'getMe',
    summary: 'Who am I, and what may I do',
    description:
      'Answers for every kind of credential. What it says is true at this moment and read anew for every request.',
    answer: {
      status: 200,
      says: 'The credential, its person, seat, workspace and effective permissions.',
      schema: Me,
    },
  })
  me(@Who() who: Visitor): Me {
    return meOf(who);
  }
}
