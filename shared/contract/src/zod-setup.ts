import * as z from 'zod/mini';
import { citizenMessage } from './locale.js';

// mini has no messages without a locale. jitless: CSP and mini-programs forbid `new Function`, which full zod probes for.
z.config({ jitless: true, localeError: citizenMessage });
