import { Controller, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { getDocument } from '@yichuang/contract/cases/material-contract';
import { getStaffDocument } from '@yichuang/contract/cases/staff-contract';
import type { Parsed } from '@yichuang/contract/route';
import { CurrentCaller, type Caller } from '@yichuang/server/caller';
import { Handles } from '@yichuang/server/handles';
import { PapersService, type PaperFile } from './papers.service.js';

/** A file that is kept, not shown in a page of ours (RFC 6266, the name in UTF-8). */
function asDownload(reply: FastifyReply, { name, bytes }: PaperFile): Buffer {
  void reply.headers({
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  return bytes;
}

/** Papers of cases, printed. */
@Controller()
export class PapersController {
  constructor(@Inject(PapersService) private readonly papers: PapersService) {}

  @Handles(getDocument)
  async own(
    { params }: Parsed<typeof getDocument>,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return asDownload(reply, await this.papers.own(caller, params.id, params.documentId));
  }

  @Handles(getStaffDocument)
  async forStaff(
    { params }: Parsed<typeof getStaffDocument>,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return asDownload(reply, await this.papers.forStaff(caller, params.id, params.documentId));
  }
}
