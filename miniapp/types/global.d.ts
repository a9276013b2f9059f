/// <reference types="@tarojs/taro" />
declare module '*.scss';
/** Where the mini-program finds the BFF, fixed at build time (config/index.ts). */
declare const API_BASE: string;
declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV: 'development' | 'production';
    TARO_ENV: 'weapp' | 'h5';
  }
}
