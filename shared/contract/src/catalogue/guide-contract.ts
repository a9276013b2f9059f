import * as z from 'zod/mini';
import { PUBLIC } from '../access.js';
import { DateText } from '../calendar.js';
import { defineRoute, Nothing } from '../route.js';
import { Forecast } from './forecast.js';

const taskCode = z.string().check(z.maxLength(64));
const when = z.strictObject({ submitted: DateText });
/** The place of a material in the item's whole list, from 1. */
const materialAt = z.strictObject({
  taskCode,
  order: z.string().check(z.maxLength(20)),
});

/** From how many days ago up to how many days ahead a forecast is worked out. */
export const FORECAST_DAYS = { back: 31, ahead: 366 } as const;

export const getForecast = defineRoute({
  method: 'GET',
  path: '/api/items/:taskCode/forecast',
  summary: '哪天交、最晚哪天办好；前 31 天到后 366 天可以算',
  access: PUBLIC,
  params: z.strictObject({ taskCode }),
  query: when,
  reply: Forecast,
  refusals: ['NOT_FOUND'],
  cache: { seconds: 60, parts: ['item::taskCode'] },
});

export const getPackageForecast = defineRoute({
  method: 'GET',
  path: '/api/packages/:packageCode/forecast',
  summary: '一件事哪天交、最晚哪天办好',
  access: PUBLIC,
  params: z.strictObject({ packageCode: taskCode }),
  query: when,
  reply: Forecast,
  refusals: ['NOT_FOUND'],
  cache: { seconds: 60, parts: ['package::packageCode'] },
});

export const getGuidePaper = defineRoute({
  method: 'GET',
  path: '/api/items/:taskCode/paper',
  summary: '一次性告知书：按所选情形列出材料，可打印；options 是情形选项的编号，用逗号隔开',
  access: PUBLIC,
  params: z.strictObject({ taskCode }),
  query: z.strictObject({ options: z.optional(z.string().check(z.maxLength(400))) }),
  reply: Nothing,
  media: 'application/pdf',
  refusals: ['NOT_FOUND'],
});

export const getBlankForm = defineRoute({
  method: 'GET',
  path: '/api/items/:taskCode/materials/:order/blank',
  summary: '一份材料的空白表，只在材料的 hasForm 为真时有',
  access: PUBLIC,
  params: materialAt,
  reply: Nothing,
  media: 'application/pdf',
  refusals: ['NOT_FOUND'],
});

export const getSampleForm = defineRoute({
  method: 'GET',
  path: '/api/items/:taskCode/materials/:order/sample',
  summary: '一份材料的样表，内容是虚构的，只在材料的 hasSample 为真时有',
  access: PUBLIC,
  params: materialAt,
  reply: Nothing,
  media: 'application/pdf',
  refusals: ['NOT_FOUND'],
});
