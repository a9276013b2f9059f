type PrivateRedis = {
  url: string;
  port: number;
  kill(signal: NodeJS.Signals): boolean;
  stop(signal?: NodeJS.Signals): Promise<void>;
};
export function startRedis(options?: { port?: number; file?: string; more?: readonly string[] }): Promise<PrivateRedis>;
