let handed: string | undefined;

/** A code that was scanned on the wrong page, on its way to the right one: in memory, never in an address. */
export function handOver(code: string): void {
  handed = code;
}

export function takeHanded(): string | undefined {
  const code = handed;
  handed = undefined;
  return code;
}
