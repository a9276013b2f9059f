import '@yichuang/contract/zod-setup';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { resetTaro } from './taro.js';

// longer than any pause of a busy machine: what never comes fails all the same
configure({ asyncUtilTimeout: 20_000 });
beforeEach(() => resetTaro());
afterEach(() => cleanup());
