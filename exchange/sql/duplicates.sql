-- Statements of different debates that share most of their words.
SELECT c.debate, c.node, c.other_debate, c.other_node, c.bands, n.text, m.text AS other_text
FROM (
  SELECT a.debate AS debate, a.node AS node, b.debate AS other_debate, b.node AS other_node,
    count(*) AS bands
  FROM signatures a
  JOIN signatures b ON a.band = b.band AND a.debate < b.debate
  GROUP BY a.debate, a.node, b.debate, b.node
  HAVING count(*) >= 2
) c
JOIN nodes n ON n.debate = c.debate AND n.id = c.node
JOIN nodes m ON m.debate = c.other_debate AND m.id = c.other_node
ORDER BY c.bands DESC, c.debate, c.node, c.other_debate, c.other_node
