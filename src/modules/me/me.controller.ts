import { Get } from '@nestjs/common';
import { CurrentCaller, SignedIn } from '../../access/access-rules';
import { ApiController } from '../../access/api-controller';
import type { Caller } from '../../access/principal';
import { Endpoint } from '../../kernel/http/operation';
import { Me } from './me.contract';
import { meOf } from './me.rules';

@ApiController('me', 'Me')
export class MeController {
  @Get()
  @SignedIn({ membership: 'if-any' })
  @Endpoint({
    id: 'getMe',
    summary: 'Who am I, and what may I do',
    description:
      'Answers for every kind of credential. What it says is true at this moment and read anew for every request.',
    response: {
      status: 200,
      description: 'The credential, its person, seat, workspace and effective permissions.',
      schema: Me,
    },
  })
  me(@CurrentCaller() caller: Caller): Me {
    return meOf(caller);
  }
}
