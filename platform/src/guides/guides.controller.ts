import { Controller, Inject, Res } from '@nestjs/common';
import {
  getBlankForm,
  getForecast,
  getGuidePaper,
  getPackageForecast,
  getSampleForm,
} from '@yichuang/contract/catalogue/guide-contract';
import type { Parsed } from '@yichuang/contract/route';
import { Handles } from '@yichuang/server/handles';
import type { FastifyReply } from 'fastify';
import { asDownload } from '../http/attachment.js';
import { GuidesService } from './guides.service.js';

@Controller()
export class GuidesController {
  constructor(@Inject(GuidesService) private readonly guides: GuidesService) {}

  @Handles(getForecast)
  forecast({ params, query }: Parsed<typeof getForecast>) {
    return this.guides.forecast(params.taskCode, query.submitted);
  }

  @Handles(getPackageForecast)
  packageForecast({ params, query }: Parsed<typeof getPackageForecast>) {
    return this.guides.packageForecast(params.packageCode, query.submitted);
  }

  @Handles(getGuidePaper)
  async paper({ params, query }: Parsed<typeof getGuidePaper>, @Res({ passthrough: true }) reply: FastifyReply) {
    return asDownload(reply, await this.guides.paper(params.taskCode, query.options ?? ''));
  }

  @Handles(getBlankForm)
  async blank({ params }: Parsed<typeof getBlankForm>, @Res({ passthrough: true }) reply: FastifyReply) {
    return asDownload(reply, await this.guides.form(params.taskCode, params.order, 'blank'));
  }

  @Handles(getSampleForm)
  async sample({ params }: Parsed<typeof getSampleForm>, @Res({ passthrough: true }) reply: FastifyReply) {
    return asDownload(reply, await this.guides.form(params.taskCode, params.order, 'sample'));
  }
}
