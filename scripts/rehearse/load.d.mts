export function loadCatalogue(url: string, file: string): Promise<Set<string>>;
