export * from '../../../src/charts/looks.ts';
