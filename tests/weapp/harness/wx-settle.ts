export type Callbacks = {
  success?: (result: object) => void;
  fail?: (result: object) => void;
  complete?: (result: object) => void;
};

/** The last word of a wx API: `reason` makes it fail with WeChat's `name:fail reason`. */
export type Outcome = { result?: object } | { reason: string };

/** Calls success or fail, then complete, with the errMsg that WeChat writes. */
export function settle(name: string, { success, fail, complete }: Callbacks, outcome: Outcome): void {
  const isOk = !('reason' in outcome);
  const result = isOk
    ? { errMsg: `${name}:ok`, ...outcome.result }
    : { errMsg: `${name}:fail ${outcome.reason}`, errno: 600_000 };
  (isOk ? success : fail)?.(result);
  complete?.(result);
}
