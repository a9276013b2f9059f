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

/** Makes a promise of the realm's own. */
export type NewPromise = (
  executor: (resolve: (result: object) => void, reject: (result: object) => void) => void,
) => object;

/** Calls an asynchronous API: with no callbacks given, WeChat answers with a promise. */
export function begin<T extends Callbacks>(
  options: T,
  newPromise: NewPromise,
  run: (options: T) => void,
): object | undefined {
  if (!options.success && !options.fail && !options.complete)
    return newPromise((success, fail) => run({ ...options, success, fail }));
  run(options);
  return undefined;
}
