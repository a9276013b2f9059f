import type { Chunk, ChunkGraph, Module } from 'webpack';

const HOME = /[\\/]tabs[\\/]home\b/;
const OF_A_DESK_OR_BOOKING = /[\\/]src[\\/](appointments|staff)[\\/]/;

/** Whether this group of chunks is what `import('tabs/home')` waits for. */
export const isOfHome = ({ origins }: { origins: readonly { request?: string }[] }): boolean =>
  origins.some(({ request }) => HOME.test(request ?? ''));

const isUsedAtHome = (module: Module, { chunkGraph }: { chunkGraph: ChunkGraph }) =>
  [...chunkGraph.getModuleChunksIterable(module)].some((chunk: Chunk) => [...chunk.groupsIterable].some(isOfHome));

const several = { chunks: 'async', minChunks: 2, minSize: 0, reuseExistingChunk: true } as const;

/** What several pages use is loaded once, not packed into each page; the first page waits only for its own share. */
export const cacheGroups = {
  home: { ...several, name: 'home', test: isUsedAtHome, priority: 30 },
  shared: {
    ...several,
    name: ({ resource }: { resource?: string }) => OF_A_DESK_OR_BOOKING.exec(resource ?? '')?.[1] ?? 'shared',
    priority: 20,
  },
};
