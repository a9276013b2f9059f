import '@yichuang/contract/zod-setup';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { resetTaro } from './taro.js';

// the first page of a file is put together while others build
configure({ asyncUtilTimeout: 5000 });
beforeEach(() => resetTaro());
afterEach(() => cleanup());
