import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { stringify } from 'yaml';
import { Open } from '../../access/doors';
import { PERMISSIONS } from '../../access/permissions';
import { ApiDocument } from './api-document';
import { API_OPTIONS, type ApiOptions } from './api-reference.options';

/** What programs read about the API. */
@ApiExcludeController()
@Controller()
export class ApiReferenceController {
  constructor(
    private readonly document: ApiDocument,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  @Get('api/openapi.json')
  @Open()
  json(): OpenAPIObject {
    return this.document.get();
  }

  @Get('api/openapi.yaml')
  @Open()
  @Header('Content-Type', 'application/yaml; charset=utf-8')
  yaml(): string {
    return stringify(this.document.get(), { aliasDuplicateObjects: false });
  }

  /** RFC 9728: where the `WWW-Authenticate` of a refused request points. */
  @Get('.well-known/oauth-protected-resource/api/v1')
  @Open()
  resource(): Record<string, unknown> {
    const { origin } = this.options;
    return {
      resource: `${origin}/api/v1`,
      resource_name: 'Keyshift',
      bearer_methods_supported: ['header'],
      scopes_supported: PERMISSIONS,
      resource_documentation: `${origin}/api/explorer`,
    };
  }
}
