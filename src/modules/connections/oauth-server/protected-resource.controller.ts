import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Open } from '../../../access/access-rules';
import { PERMISSIONS } from '../../../access/permissions';
import type { Resource } from '../../../kernel/http/surface';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions, identifierOf } from '../connections';

const OPEN_TO_BROWSERS = ['Access-Control-Allow-Origin', '*'] as const;

/** Protected resource metadata (RFC 9728), which the `WWW-Authenticate` of a refused request points to. */
@ApiExcludeController()
@Controller('.well-known/oauth-protected-resource')
export class ProtectedResourceController {
  constructor(@Inject(CONNECTIONS_OPTIONS) private readonly options: ConnectionsOptions) {}

  /** Some clients request the metadata without a resource path. */
  @Get()
  @Open({ isCounted: false })
  @Header(...OPEN_TO_BROWSERS)
  root(): Record<string, unknown> {
    return this.describe('mcp');
  }

  @Get('mcp')
  @Open({ isCounted: false })
  @Header(...OPEN_TO_BROWSERS)
  mcp(): Record<string, unknown> {
    return this.describe('mcp');
  }

  @Get('api/v1')
  @Open({ isCounted: false })
  @Header(...OPEN_TO_BROWSERS)
  api(): Record<string, unknown> {
    return this.describe('api/v1');
  }

  private describe(resource: Resource): Record<string, unknown> {
    const { origin } = this.options;
    return {
      resource: identifierOf(origin, resource),
      resource_name: 'Keyshift',
      authorization_servers: [origin],
      bearer_methods_supported: ['header'],
      scopes_supported: PERMISSIONS,
      resource_documentation: `${origin}/api/explorer`,
    };
  }
}
