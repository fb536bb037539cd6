const FIRST =
  'Amara Ben Carmen Dev Elif Farid Greta Hugo Ines Jonas Keiko Lamar Mei Noor Oskar Priya Quinn Rosa Samir Tessa Uma Viktor Wanda Xavier Yara Zane Alma Bruno Chloe Dario Esme Felix Gia Henry Isla Jamal Kira Luca Maya Niko'.split(
    ' ',
  );
const LAST =
  'Abara Becker Castillo Dhillon Erdem Fischer Garcia Haddad Ivanova Jensen Kimura Lindqvist Moreau Nakamura Okafor Petrov Quiroga Rahman Santos Tran Underwood Varga Weber Xiong Yilmaz Zhang Adeyemi Brandt Costa Dubois Endo Ferrari Gupta Hansen Ito Jovanovic Kowalski Lopez Murphy Novak'.split(
    ' ',
  );
const TURN = 7;

/** The name of the nth person. The first 1,600 names are unique. */
export function nameOf(nth: number): { readonly first: string; readonly last: string } {
  const round = Math.floor(nth / FIRST.length);
  return {
    first: FIRST[nth % FIRST.length] ?? '',
    last: LAST[(nth * TURN + round) % LAST.length] ?? '',
  };
}
