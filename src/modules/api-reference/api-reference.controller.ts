import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { stringify } from 'yaml';
import { Open } from '../../access/access-rules';
import { ApiDocument } from './api-document';

/** What programs read about the API. */
@ApiExcludeController()
@Controller()
export class ApiReferenceController {
  /** Written once: to write out a megabyte of YAML takes half a second, and anybody may ask for it. */
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
