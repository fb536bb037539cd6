import { Controller, Get, Module } from '@nestjs/common';
import { RequirePermission } from '../../../src/access/access-rules';
import { PERMISSIONS } from '../../../src/access/permissions';

/** A route for each permission and reach, behind the real guard. */
@Controller('api/v1/probes')
class ProbesController {}

for (const permission of PERMISSIONS) {
  for (const reach of ['own', 'all'] as const) {
    const name = `${permission.replace(':', '-')}-${reach}`;
    const descriptor = { value: () => ({ permission, reach }), writable: true, configurable: true };
    Object.defineProperty(ProbesController.prototype, name, descriptor);
    Get(name)(ProbesController.prototype, name, descriptor);
    RequirePermission(permission, reach)(ProbesController.prototype, name, descriptor);
  }
}

@Module({ controllers: [ProbesController] })
export class ProbesModule {}
