import { Controller, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import * as contract from '@yichuang/contract/reviews/contract';
import { INDICATORS, INDICATORS_VERSION } from '@yichuang/contract/reviews/indicators';
import * as staff from '@yichuang/contract/reviews/staff-contract';
import type { Parsed } from '@yichuang/contract/route';
import { CurrentCaller, type Caller } from '@yichuang/server/caller';
import { Handles } from '@yichuang/server/handles';
import { CurrentWrite, type Write } from '../db/idempotency.js';
import { attachment } from '../http/attachment.js';
import { OrdersService } from './orders.service.js';
import { PointsService } from './points.service.js';
import { ReviewsService, type Reviewed } from './reviews.service.js';
import { SummaryService } from './summary.service.js';

const aCase = ({ id }: { id: string }): Reviewed => ({ kind: 'case', id });
const aVisit = ({ id }: { id: string }): Reviewed => ({ kind: 'visit', id });

/** 好差评: say, answer, publish. */
@Controller()
export class ReviewsController {
  constructor(
    @Inject(ReviewsService) private readonly reviews: ReviewsService,
    @Inject(OrdersService) private readonly orders: OrdersService,
    @Inject(PointsService) private readonly points: PointsService,
    @Inject(SummaryService) private readonly summary: SummaryService,
  ) {}

  @Handles(contract.listIndicators)
  indicators() {
    return { version: INDICATORS_VERSION, items: [...INDICATORS] };
  }

  @Handles(contract.reviewCase)
  reviewCase(
    { params, body }: Parsed<typeof contract.reviewCase>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.reviews.create(caller, aCase(params), { given: body, write });
  }

  @Handles(contract.getCaseReview)
  getCaseReview({ params }: Parsed<typeof contract.getCaseReview>, @CurrentCaller() caller: Caller) {
    return this.reviews.get(caller, aCase(params));
  }

  @Handles(contract.appendCaseReview)
  appendCaseReview(
    { params, body }: Parsed<typeof contract.appendCaseReview>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.reviews.append(caller, aCase(params), { text: body.text, write });
  }

  @Handles(contract.reopenCaseReview)
  reopenCaseReview(
    { params, body }: Parsed<typeof contract.reopenCaseReview>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.reviews.reopen(caller, aCase(params), { text: body.text, write });
  }

  @Handles(contract.reviewVisit)
  reviewVisit(
    { params, body }: Parsed<typeof contract.reviewVisit>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.reviews.create(caller, aVisit(params), { given: body, write });
  }

  @Handles(contract.getVisitReview)
  getVisitReview({ params }: Parsed<typeof contract.getVisitReview>, @CurrentCaller() caller: Caller) {
    return this.reviews.get(caller, aVisit(params));
  }

  @Handles(contract.appendVisitReview)
  appendVisitReview(
    { params, body }: Parsed<typeof contract.appendVisitReview>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.reviews.append(caller, aVisit(params), { text: body.text, write });
  }

  @Handles(contract.reopenVisitReview)
  reopenVisitReview(
    { params, body }: Parsed<typeof contract.reopenVisitReview>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.reviews.reopen(caller, aVisit(params), { text: body.text, write });
  }

  @Handles(contract.getPoint)
  getPoint({ params }: Parsed<typeof contract.getPoint>) {
    return this.points.get(params.point);
  }

  @Handles(contract.reviewPoint)
  reviewPoint({ body }: Parsed<typeof contract.reviewPoint>, @CurrentWrite() write: Write) {
    return this.points.review(body, write);
  }

  @Handles(contract.getReviewSummary)
  getReviewSummary({ query }: Parsed<typeof contract.getReviewSummary>) {
    return this.summary.of(query.region);
  }

  @Handles(staff.listReviewOrders)
  listOrders({ query }: Parsed<typeof staff.listReviewOrders>, @CurrentCaller() caller: Caller) {
    return this.orders.list(caller, query);
  }

  @Handles(staff.getReviewOrder)
  getOrder({ params }: Parsed<typeof staff.getReviewOrder>, @CurrentCaller() caller: Caller) {
    return this.orders.get(caller, params.id);
  }

  @Handles(staff.actOnReviewOrder)
  act(
    { params, body }: Parsed<typeof staff.actOnReviewOrder>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.orders.act(caller, params.id, { body, write });
  }

  @Handles(staff.listReviewPoints)
  listPoints(_: Parsed<typeof staff.listReviewPoints>, @CurrentCaller() caller: Caller) {
    return this.points.list(caller);
  }

  @Handles(staff.getPointPoster)
  async poster(
    { params }: Parsed<typeof staff.getPointPoster>,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { name, bytes } = await this.points.poster(caller, params.id);
    attachment(reply, name);
    return bytes;
  }
}
