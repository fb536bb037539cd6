import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiController } from '../../../access/api-controller';
import { Allow, Who } from '../../../access/doors';
import type { Principal } from '../../../access/principal';
import { Answers } from '../../../kernel/http/operation';
import { SeenVersion } from '../../../kernel/http/seen-version';
import { versionClash } from '../../../kernel/problem/version.problems';
import {
  customFieldLimitReached,
  customFieldNotFound,
  itemArchived,
  itemNotArchived,
} from '../account.problems';
import {
  CustomFieldChange,
  CustomFieldId,
  CustomFieldPage,
  CustomFieldsQuery,
  CustomFieldView,
  NewCustomField,
} from './custom-fields.contract';
import { CustomFieldsService } from './custom-fields.service';

@ApiController('custom-fields', 'Custom fields')
export class CustomFieldsController {
  constructor(private readonly fields: CustomFieldsService) {}

  @Get()
  @Allow('account:read', 'own')
  @Answers({
    id: 'listCustomFields',
    summary: 'List custom fields',
    description: 'Oldest first, those in use unless `status` says otherwise. Forms show them by `position`.',
    answer: { status: 200, says: 'A page of custom fields.', schema: CustomFieldPage },
  })
  list(
    @Who() who: Principal,
    @Query({ schema: CustomFieldsQuery }) query: CustomFieldsQuery,
  ): Promise<CustomFieldPage> {
    return this.fields.list(who, query);
  }

  @Post()
  @Allow('account:edit', 'all')
  @Answers({
    id: 'addCustomField',
    summary: 'Add a custom field',
    answer: { status: 201, says: 'The custom field.', schema: CustomFieldView },
    example: {
      subject: 'member',
      name: 'Shirt size',
      kind: 'choice',
      choices: ['S', 'M', 'L'],
      isRequired: false,
    },
    refuses: [customFieldLimitReached],
  })
  add(
    @Who() who: Principal,
    @Body({ schema: NewCustomField }) wish: NewCustomField,
  ): Promise<CustomFieldView> {
    return this.fields.add(who, wish);
  }

  @Get(':fieldId')
  @Allow('account:read', 'own')
  @Answers({
    id: 'getCustomField',
    summary: 'Get a custom field',
    answer: { status: 200, says: 'The custom field, in use or archived.', schema: CustomFieldView },
    refuses: [customFieldNotFound],
  })
  get(
    @Who() who: Principal,
    @Param('fieldId', { schema: CustomFieldId }) id: string,
  ): Promise<CustomFieldView> {
    return this.fields.get(who, id);
  }

  @Patch(':fieldId')
  @Allow('account:edit', 'all')
  @Answers({
    id: 'changeCustomField',
    summary: 'Change a custom field',
    answer: { status: 200, says: 'The custom field as it is now.', schema: CustomFieldView },
    example: { name: 'Size of shirt', position: 3 },
    refuses: [customFieldNotFound, itemArchived, versionClash],
  })
  change(
    @Who() who: Principal,
    @Param('fieldId', { schema: CustomFieldId }) id: string,
    @Body({ schema: CustomFieldChange }) change: CustomFieldChange,
    @SeenVersion() seen: number | undefined,
  ): Promise<CustomFieldView> {
    return this.fields.change(who, id, change, seen);
  }

  @Post(':fieldId/archive')
  @Allow('account:edit', 'all')
  @Answers({
    id: 'archiveCustomField',
    summary: 'Archive a custom field',
    description: 'Nobody is asked for it any more. Values that are there stay.',
    answer: { status: 200, says: 'The archived custom field.', schema: CustomFieldView },
    refuses: [customFieldNotFound, itemArchived, versionClash],
  })
  archive(
    @Who() who: Principal,
    @Param('fieldId', { schema: CustomFieldId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<CustomFieldView> {
    return this.fields.archive(who, id, seen);
  }

  @Post(':fieldId/restore')
  @Allow('account:edit', 'all')
  @Answers({
    id: 'restoreCustomField',
    summary: 'Restore a custom field',
    answer: { status: 200, says: 'The custom field, in use again.', schema: CustomFieldView },
    refuses: [customFieldNotFound, itemNotArchived, versionClash, customFieldLimitReached],
  })
  restore(
    @Who() who: Principal,
    @Param('fieldId', { schema: CustomFieldId }) id: string,
    @SeenVersion() seen: number | undefined,
  ): Promise<CustomFieldView> {
    return this.fields.restore(who, id, seen);
  }
}
