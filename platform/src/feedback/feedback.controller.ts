import { Controller, Inject } from '@nestjs/common';
import * as contract from '@yichuang/contract/feedback/contract';
import type { Parsed } from '@yichuang/contract/route';
import { CurrentCaller, type Caller } from '@yichuang/server/caller';
import { Handles } from '@yichuang/server/handles';
import { CurrentWrite, type Write } from '../db/idempotency.js';
import { FeedbackDeskService } from './feedback-desk.service.js';
import { FeedbackService } from './feedback.service.js';

/** 咨询投诉: ask and be answered. */
@Controller()
export class FeedbackController {
  constructor(
    @Inject(FeedbackService) private readonly feedback: FeedbackService,
    @Inject(FeedbackDeskService) private readonly desk: FeedbackDeskService,
  ) {}

  @Handles(contract.fileFeedback)
  file({ body }: Parsed<typeof contract.fileFeedback>, @CurrentCaller() caller: Caller, @CurrentWrite() write: Write) {
    return this.feedback.file(caller, { given: body, write });
  }

  @Handles(contract.listFeedback)
  list({ query }: Parsed<typeof contract.listFeedback>, @CurrentCaller() caller: Caller) {
    return this.feedback.list(caller, query);
  }

  @Handles(contract.getFeedback)
  get({ params }: Parsed<typeof contract.getFeedback>, @CurrentCaller() caller: Caller) {
    return this.feedback.get(caller, params.id);
  }

  @Handles(contract.rateFeedback)
  rate(
    { params, body }: Parsed<typeof contract.rateFeedback>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.feedback.rate(caller, params.id, { level: body.level, write });
  }

  @Handles(contract.reopenFeedback)
  reopen(
    { params, body }: Parsed<typeof contract.reopenFeedback>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.feedback.reopen(caller, params.id, { text: body.text, write });
  }

  @Handles(contract.listStaffFeedback)
  listForStaff({ query }: Parsed<typeof contract.listStaffFeedback>, @CurrentCaller() caller: Caller) {
    return this.desk.list(caller, query);
  }

  @Handles(contract.actOnFeedback)
  act(
    { params, body }: Parsed<typeof contract.actOnFeedback>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.desk.act(caller, params.id, { body, write });
  }
}
