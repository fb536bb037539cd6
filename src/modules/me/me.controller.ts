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
    summary: 'Get the authenticated caller',
    description: 'Accepts every kind of credential. The data is current: it is read again for every request.',
    response: {
      status: 200,
      description: 'The credential, with its person, membership, workspace and effective permissions.',
      schema: Me,
    },
  })
  me(@CurrentCaller() caller: Caller): Me {
    return meOf(caller);
  }
}
