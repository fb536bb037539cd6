import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CurrentCaller, RequirePermission } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import type { Principal } from '../../../access/principal';
import { Endpoint } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import { itemArchived, itemNotArchived } from '../archive';
import {
  CustomFieldChange,
  CustomFieldId,
  CustomFieldPage,
  CustomFieldsQuery,
  CustomFieldView,
  NewCustomField,
} from './custom-fields.contract';
import { CustomFieldsService } from './custom-fields.service';
import { customFieldLimitReached, customFieldNotFound } from './records.problems';

@ApiController('custom-fields', 'Custom fields')
export class CustomFieldsController {
  constructor(private readonly fields: CustomFieldsService) {}

  @Get()
  @RequirePermission('account:read', 'own')
  @Endpoint({
    id: 'listCustomFields',
    summary: 'List custom fields',
    description: 'Oldest first, only active fields unless `status` is given. Forms order them by `position`.',
    response: { status: 200, description: 'A page of custom fields.', schema: CustomFieldPage },
  })
  list(
    @CurrentCaller() caller: Principal,
    @Query({ schema: CustomFieldsQuery }) query: CustomFieldsQuery,
  ): Promise<CustomFieldPage> {
    return this.fields.list(caller, query);
  }

  @Post()
  @RequirePermission('account:edit', 'all')
  @Endpoint({
    id: 'addCustomField',
    summary: 'Add a custom field',
    response: { status: 201, description: 'The custom field.', schema: CustomFieldView },
    example: {
      subject: 'member',
      name: 'Shirt size',
      kind: 'choice',
      choices: ['S', 'M', 'L'],
      isRequired: false,
    },
    errors: [customFieldLimitReached],
  })
  add(
    @CurrentCaller() caller: Principal,
    @Body({ schema: NewCustomField }) input: NewCustomField,
  ): Promise<CustomFieldView> {
    return this.fields.add(caller, input);
  }

  @Get(':fieldId')
  @RequirePermission('account:read', 'own')
  @Endpoint({
    id: 'getCustomField',
    summary: 'Get a custom field',
    response: { status: 200, description: 'The custom field, active or archived.', schema: CustomFieldView },
    errors: [customFieldNotFound],
  })
  get(
    @CurrentCaller() caller: Principal,
    @Param('fieldId', { schema: CustomFieldId }) id: string,
  ): Promise<CustomFieldView> {
    return this.fields.get(caller, id);
  }

  @Patch(':fieldId')
  @RequirePermission('account:edit', 'all')
  @Endpoint({
    id: 'changeCustomField',
    summary: 'Change a custom field',
    response: { status: 200, description: 'The changed custom field.', schema: CustomFieldView },
    example: { name: 'Size of shirt', position: 3 },
    errors: [customFieldNotFound, itemArchived, versionClash],
  })
  change(
    @CurrentCaller() caller: Principal,
    @Param('fieldId', { schema: CustomFieldId }) id: string,
    @Body({ schema: CustomFieldChange }) change: CustomFieldChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<CustomFieldView> {
    return this.fields.change(caller, id, change, seen);
  }

  @Post(':fieldId/archive')
  @RequirePermission('account:edit', 'all')
  @Endpoint({
    id: 'archiveCustomField',
    summary: 'Archive a custom field',
    description: 'The field no longer appears in forms and is no longer required. Existing values are kept.',
    response: { status: 200, description: 'The archived custom field.', schema: CustomFieldView },
    errors: [customFieldNotFound, itemArchived, versionClash],
  })
  archive(
    @CurrentCaller() caller: Principal,
    @Param('fieldId', { schema: CustomFieldId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<CustomFieldView> {
    return this.fields.archive(caller, id, seen);
  }

  @Post(':fieldId/restore')
  @RequirePermission('account:edit', 'all')
  @Endpoint({
    id: 'restoreCustomField',
    summary: 'Restore a custom field',
    response: { status: 200, description: 'The restored custom field.', schema: CustomFieldView },
    errors: [customFieldNotFound, itemNotArchived, versionClash, customFieldLimitReached],
  })
  restore(
    @CurrentCaller() caller: Principal,
    @Param('fieldId', { schema: CustomFieldId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<CustomFieldView> {
    return this.fields.restore(caller, id, seen);
  }
}
