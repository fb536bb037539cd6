import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { stringify } from 'yaml';
import { Open } from '../../access/access-rules';
import { ApiDocument } from './api-document';

/** Serves the OpenAPI document as JSON and YAML. */
@ApiExcludeController()
@Controller()
export class ApiReferenceController {
  /** Cached, because serializing a megabyte of YAML takes half a second and the route is public. */
  private asYaml: string | undefined;
  private asJson: string | undefined;

  constructor(private readonly document: ApiDocument) {}

  @Get('api/openapi.json')
  @Open()
  @Header('Content-Type', 'application/json; charset=utf-8')
  json(): string {
    this.asJson ??= JSON.stringify(this.document.get());
    return this.asJson;
  }

  @Get('api/openapi.yaml')
  @Open()
  @Header('Content-Type', 'application/yaml; charset=utf-8')
  yaml(): string {
    this.asYaml ??= stringify(this.document.get(), { aliasDuplicateObjects: false });
    return this.asYaml;
  }
}
