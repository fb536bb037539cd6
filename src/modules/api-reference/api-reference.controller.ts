import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { stringify } from 'yaml';
import { Open } from '../../access/doors';
import { ApiDocument } from './api-document';

/** What programs read about the API. */
@ApiExcludeController()
@Controller()
export class ApiReferenceController {
  constructor(private readonly document: ApiDocument) {}

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
}
