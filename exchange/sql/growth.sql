-- How many statements were made in each month, and by how many people.
SELECT substr(src.date, 1, 7) AS month, count(DISTINCT s.debate) AS debates,
  count(DISTINCT concat(s.debate, '/', s.node)) AS statements,
  count(DISTINCT p.name) AS people
FROM stances s
JOIN sources src ON src.debate = s.debate AND src.id = s.source
JOIN people p ON p.debate = s.debate AND p.id = s."by"
WHERE src.date IS NOT NULL
GROUP BY substr(src.date, 1, 7)
ORDER BY month
