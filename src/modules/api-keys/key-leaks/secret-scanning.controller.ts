import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Open } from '../../../access/access-rules';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../../console/http/console.options';
import { newApiKeyToken } from '../api-keys';

const NOTHING = Buffer.alloc(32);

/** Describes keys to secret scanners: the pattern, the checksum and where to report a leak. */
@ApiExcludeController()
@Controller('.well-known')
export class SecretScanningController {
  constructor(@Inject(CONSOLE_OPTIONS) private readonly options: ConsoleOptions) {}

  @Get('secret-scanning.json')
  @Open({ isCounted: false })
  describe() {
    const example = newApiKeyToken(NOTHING);
    return {
      secrets: [
        {
          name: 'Keyshift API key',
          regex: 'ks_live_[0-9A-Za-z]{49}',
          checksum: {
            covers: 'the first 51 characters',
            value: 'the last 6 characters',
            algorithm: 'CRC-32 as in gzip (RFC 1952 section 8), over the ASCII bytes',
            encoding: 'base62, most significant digit first, left-padded with 0',
            digits: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
            example,
          },
        },
      ],
      report: {
        method: 'POST',
        url: `${this.options.origin}/api/v1/leaked-credentials`,
        body: { credentials: [example] },
        answer:
          'Always 202. Active keys are revoked, and their creator and the workspace owner are notified.',
      },
    };
  }
}
