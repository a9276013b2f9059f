import '@yichuang/contract/zod-setup';
import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { resetTaro } from './taro.js';

beforeEach(() => resetTaro());
afterEach(() => cleanup());
