import { Get, Header, NotFoundException, Param, StreamableFile } from '@nestjs/common';
import { Open } from '../../access/access-rules';

import { findAsset } from '../assets/assets';
import { PageController } from './page-controller';

/** Serves the stylesheet, the script, the logo and the fonts under content-hashed URLs. */
@PageController('assets')
export class AssetsController {
  @Get(':file')
  @Open({ isCounted: false })
  @Header('Cache-Control', 'public, max-age=31536000, immutable')
  @Header('X-Content-Type-Options', 'nosniff')
  show(@Param('file') file: string): StreamableFile {
    const asset = findAsset(file);
    if (!asset) throw new NotFoundException();
    return new StreamableFile(asset.body, { type: asset.type, length: asset.body.length });
  }
}
