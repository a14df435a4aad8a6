-- How much each pair of people disagrees about, over all debates.
SELECT d.person, d.other, count(DISTINCT d.debate) AS debates, count(*) AS claims,
  sum(d.oppositions) AS oppositions, sum(d.explicit) AS explicit
FROM (
  SELECT g.debate, g.claim, g.oppositions, g.explicit,
    CASE WHEN p.name <= q.name THEN p.name ELSE q.name END AS person,
    CASE WHEN p.name <= q.name THEN q.name ELSE p.name END AS other
  FROM disagreements g
  JOIN people p ON p.debate = g.debate AND p.id = g.first
  JOIN people q ON q.debate = g.debate AND q.id = g.second
) d
GROUP BY d.person, d.other
ORDER BY claims DESC, oppositions DESC, d.person, d.other
