/** As it stands above the window; its own name only says what it is for. */
export const windowName = ({ number }: { number: number }): string => `${number} 号窗口`;
